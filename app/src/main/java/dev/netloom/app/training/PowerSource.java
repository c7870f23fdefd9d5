package dev.netloom.app.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Where the computer's power comes from. May take a moment: for background threads.
public interface PowerSource {
    /// Whether it is a battery; empty where there is none, or it cannot be known.
    Optional<Boolean> onBattery() throws IOException;

    /// What this operating system tells: Linux and macOS.
    static PowerSource ofSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return PowerSource::askMac;
        }
        return system.contains("linux") ? () -> linux(Path.of("/sys/class/power_supply")) : Optional::empty;
    }

    /// Source: Linux, *Documentation/ABI/testing/sysfs-class-power*.
    ///
    /// @param supplies the folder with one folder for each supply; the scope of a mouse's battery is "Device"
    static Optional<Boolean> linux(Path supplies) throws IOException {
        if (!Files.isDirectory(supplies)) {
            return Optional.empty();
        }
        boolean battery = false;
        boolean discharging = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(supplies)) {
            for (Path supply : all) {
                if (read(supply, "type").equals("Battery")
                        && !read(supply, "scope").equals("Device")) {
                    battery = true;
                    discharging |= read(supply, "status").equals("Discharging");
                }
            }
        }
        return battery ? Optional.of(discharging) : Optional.empty();
    }

    private static String read(Path supply, String what) {
        try {
            return Files.readString(supply.resolve(what)).strip();
        } catch (IOException e) {
            return ""; // not every supply tells everything, and some go while one looks
        }
    }

    private static Optional<Boolean> askMac() throws IOException {
        Process asked = new ProcessBuilder("pmset", "-g", "batt").start();
        String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            asked.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return told.contains("InternalBattery") ? Optional.of(told.contains("'Battery Power'")) : Optional.empty();
    }
}
