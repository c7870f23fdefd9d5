package dev.netloom.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a file whole or not at all: beside its place first, then moved there. What was written is on the disk
/// before
/// it takes the place of what was there, so that after a kill or a power cut there is one or the other.
public final class SafeFile {
    private static final String DRAFT = ".part";
    /// `.NAME.PROCESS-COUNT.part`
    private static final Pattern NAME = Pattern.compile("\\..+\\.(\\d{1,18})-\\d+\\.part", Pattern.DOTALL);

    /// A home folder may be that of several machines, or containers, which know nothing of each other's processes.
    private static final Duration LIVELY = Duration.ofMinutes(1);

    /// Systems tell the start of a process only so exactly.
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// What writes the content.
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private SafeFile() {}

    public static void write(Path file, Content content) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        requireFile(target);
        Files.createDirectories(target.getParent());
        clear(target.getParent(), LIVELY);
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
        } catch (AccessDeniedException e) {
            throw (IOException) new AccessDeniedException(target.toString()).initCause(e);
        } catch (FileSystemException e) {
            // What people asked for, not the hidden file beside it.
            throw (IOException) new FileSystemException(target.toString(), null, e.getReason()).initCause(e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes what comes from a stranger, byte for byte, until it is more than it may be.
    ///
    /// @return how many bytes there were; more than `most` where there are more
    public static long copy(InputStream in, Path target, long most) throws IOException {
        long copied = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0 && copied <= most; read = in.read(buffer)) {
                copied += read;
                out.write(buffer, 0, read);
            }
        }
        return copied;
    }

    /// A folder cannot be replaced, and a device must not be.
    private static void requireFile(Path target) throws FileSystemException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            String why = Files.isDirectory(target) ? "it is a folder" : "it is a device or the like, and no file";
            throw new FileSystemException(target.toString(), null, why);
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

    /// Deletes the drafts in a folder, of whatever files, that a kill has left: for a folder in which no other
    /// machine
    /// writes. Every writing does so in its folder with what is a minute old.
    public static void clear(Path folder) {
        clear(folder, Duration.ZERO);
    }

    private static void clear(Path folder, Duration old) {
        Instant before = Instant.now().minus(old);
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, path -> isForgotten(path, before))) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that may be written but not listed, say: what lies about there harms nothing.
        }
    }

    /// Whether it is a file that is being written, or that was when its process was killed.
    public static boolean isDraft(Path path) {
        return NAME.matcher(path.getFileName().toString()).matches();
    }

    /// Whether the process that wrote a draft is gone: its number belongs to nobody, or to a process that began
    /// later.
    private static boolean isForgotten(Path path, Instant before) throws IOException {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        Instant written = Files.getLastModifiedTime(path).toInstant();
        return !written.isAfter(before) && isGone(Long.parseLong(name.group(1)), written);
    }

    private static boolean isGone(long number, Instant written) {
        return ProcessHandle.of(number)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> !start.isAfter(written.plus(TOLERANCE)))
                        .orElse(true))
                .isEmpty();
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }
}
