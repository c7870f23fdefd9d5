/// Pictures in rows: the digits that a network gets wrong, and the filters that it learned.
///
/// Of mistakes read first [MistakesView] and [MistakeList], then [DigitWindow], one of them large, and
/// [HumanBaselineView], a person against the network. Of filters read first [FiltersView], then [KernelSheet],
/// which kernel lies where, and [KernelPicture], which draws it.
package dev.netloom.app.gallery;
