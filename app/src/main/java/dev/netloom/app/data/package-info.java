/// The Data room: the images in use, their classes and how they are split, and the digits that were drawn here.
package dev.netloom.app.data;
