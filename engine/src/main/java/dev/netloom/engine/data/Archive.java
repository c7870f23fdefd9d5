package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.SafeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/// A data set packed into one file, `.zip`, `.tar`, `.tar.gz`, `.tgz`, `.tar.bz2`: it is unpacked once, into a folder
/// of
/// the user's, and read from there.
final class Archive {
    private static final List<String> ENDINGS = List.of(".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2");
    private static final int MOST_FILES = 2_000_000;
    private static final long MOST_BYTES = 64L << 30;

    /// What is packed so tightly is no picture.
    private static final long LARGEST_RATIO = 1_100;

    private static final String WHOLE = ".whole";

    private Archive() {}

    static boolean isArchive(Path file) {
        return Files.isRegularFile(file) && !ending(file).isEmpty();
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream()
                .filter(name::endsWith)
                .max(Comparator.comparing(String::length))
                .orElse("");
    }

    /// The name without the ending.
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending(file).length());
    }

    /// @param unpacked where unpacked data sets lie
    /// @return the folder that it is in now
    static Path unpack(Path file, Path unpacked, DataProgress progress) throws FileProblem {
        try {
            Path folder = unpacked.resolve(name(file) + "-" + stamp(file));
            if (Files.exists(folder.resolve(WHOLE))) {
                return folder.resolve(name(file));
            }
            delete(folder);
            unpackTo(file, Files.createDirectories(folder.resolve(name(file))), progress);
            Files.createFile(folder.resolve(WHOLE));
            return folder.resolve(name(file));
        } catch (IOException | InvalidPathException e) {
            throw DataFolder.damaged(file, "it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    /// Another file of the same name is another folder.
    private static String stamp(Path file) throws IOException {
        CRC32 sum = new CRC32();
        sum.update((file.toRealPath() + "|" + Files.size(file) + "|" + Files.getLastModifiedTime(file)).getBytes());
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static void unpackTo(Path file, Path folder, DataProgress progress) throws IOException, FileProblem {
        long size = Files.size(file);
        long most = Math.min(MOST_BYTES, Math.max(64L << 20, LARGEST_RATIO * size));
        long written = 0;
        int files = 0;
        try (ArchiveInputStream<?> in = open(file)) {
            for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw DataFolder.damaged(file, entry.getName() + " in it would lie outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (isPlain(entry)) {
                    Files.createDirectories(target.getParent());
                    written += SafeFile.copy(in, target, most - written);
                    if (written > most) {
                        throw DataFolder.damaged(file, "it would unpack to more than such a file can hold");
                    }
                    if (++files > MOST_FILES) {
                        throw DataFolder.damaged(file, "it holds more than " + MOST_FILES + " files");
                    }
                }
                progress.at(Math.min(in.getBytesRead(), size), size);
            }
        }
        if (files == 0) {
            throw DataFolder.damaged(file, "it holds no files");
        }
    }

    /// Links and devices are not made.
    private static boolean isPlain(ArchiveEntry entry) {
        return !(entry instanceof TarArchiveEntry tar) || tar.isFile();
    }

    private static ArchiveInputStream<?> open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return switch (ending(file)) {
            case ".zip" -> new ZipArchiveInputStream(raw);
            case ".tar" -> new TarArchiveInputStream(raw);
            default ->
                new TarArchiveInputStream(
                        new BufferedInputStream(new CompressorStreamFactory(true).createCompressorInputStream(raw)));
        };
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
