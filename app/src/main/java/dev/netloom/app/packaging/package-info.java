/// Makes Netloom something to install: an application folder with a runtime of its own, and installers of it.
///
/// Read `LaunchArguments` (what the build says that the program needs), then `ApplicationFolder` and `Installers`.
package dev.netloom.app.packaging;
