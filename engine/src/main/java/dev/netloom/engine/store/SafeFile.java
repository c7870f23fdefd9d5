package dev.netloom.engine.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes a file whole or not at all: beside its place first, then moved there. What was written is on the disk before
/// it takes the place of what was there, so that after a kill or a power cut there is one or the other.
public final class SafeFile {
    private static final String DRAFT = ".part";
    /// A draft that nobody has touched for so long, and whose process is gone, was left by a kill.
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What writes the content.
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private SafeFile() {}

    public static void write(Path file, Content content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        clearForgotten(target);
        long process = ProcessHandle.current().pid();
        Path draft = target.resolveSibling(prefix(target) + process + "-" + COUNT.incrementAndGet() + DRAFT);
        try {
            try (OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            keepPermissions(target, draft);
            move(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void keepPermissions(Path target, Path draft) throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        PosixFileAttributeView after = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (before != null && after != null && Files.exists(target)) {
            after.setPermissions(before.readAttributes().permissions());
        }
    }

    private static void clearForgotten(Path target) {
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(target.getParent(), path -> isDraft(path, target))) {
            for (Path draft : drafts) {
                if (isForgotten(draft, target)) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that may be written but not listed, say: what lies about there harms nothing.
        }
    }

    private static boolean isDraft(Path path, Path target) {
        String name = path.getFileName().toString();
        return name.startsWith(prefix(target)) && name.endsWith(DRAFT);
    }

    private static boolean isForgotten(Path draft, Path target) throws IOException {
        String process = draft.getFileName()
                .toString()
                .substring(prefix(target).length())
                .replaceAll("-.*", "");
        return process.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isEmpty()
                && Files.getLastModifiedTime(draft)
                        .toInstant()
                        .isBefore(Instant.now().minus(FORGOTTEN));
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }
}
