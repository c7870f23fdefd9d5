/// The window: its frame, and the one place where the parts of the program are put together.
///
/// Read first [NetloomApp], which opens it, and [Workbench], its content. Then the frame: [Room] names the rooms,
/// [Rooms] shows one of them, [RoomBar] is the toolbar; [BuildRoom] is where networks are built, with a
/// [FoldingPane] at each side and below a [Dock] of [DockView]s in five [DockGroup]s, which [DockWindow] takes to a
/// second screen; [ExperimentsRoom] is the other with content of its own. [WindowMemory] keeps how it was left.
/// Then the parts: [WorkbenchParts] is what others put in, [TrainingDesk] and [TrainingViews] put in training.
/// [Documents] opens and saves, [RecoveryBar] offers what a crash left. Off the screen: [Screenshots], [OffScreen],
/// and [StartupRecording], by which later windows open sooner.
package dev.netloom.app.workbench;
