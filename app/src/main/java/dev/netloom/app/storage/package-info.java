/// Where Netloom keeps things on the disk, how large they are, and what may be deleted.
///
/// [StoragePlace] is one of them, [StoragePlaces] lists them, [StoragePane] shows them, and with them how much of the
/// computer a training may take.
package dev.netloom.app.storage;
