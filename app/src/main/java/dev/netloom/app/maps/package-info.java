/// Feature maps of one digit, and how every single number in them comes about.
package dev.netloom.app.maps;
