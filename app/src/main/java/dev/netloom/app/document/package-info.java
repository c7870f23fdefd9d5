/// What is kept of documents outside of their files: which were open, and changes that no file holds yet.
///
/// Read first [Autosave], then [Drafts] and [Draft], which it writes, and [Kept], what a crash left of them.
/// [RecentFiles] and [RecentList] remember what was open; [FileStamp] tells whether somebody else wrote a file.
package dev.netloom.app.document;
