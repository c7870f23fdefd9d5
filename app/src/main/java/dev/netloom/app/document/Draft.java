package dev.netloom.app.document;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a window keeps in case it crashes: a project file, and beside it a lock with the path of the file that it was
/// opened from. The operating system lets go of the lock when the process ends, however it ends.
public final class Draft {
    private static final String LOCK = ".lock";
    /// Locks one byte that is never written, so that others may read the rest.
    private static final long LOCKED = Long.MAX_VALUE - 1;

    /// How [dev.netloom.engine.store.SafeFile] names what it has not finished: `.NAME.netloom.json.PROCESS-N.part`.
    private static final Pattern PART = Pattern.compile("\\.(.+)" + Pattern.quote(ProjectFile.EXTENSION) + "\\..*");

    private final Path project;
    private final Path lock;
    private final FileChannel channel;

    private Draft(Path folder, String name, FileChannel channel) {
        this.project = project(folder, name);
        this.lock = folder.resolve(name + LOCK);
        this.channel = channel;
    }

    /// The draft of this name, unless somebody has it.
    static Optional<Draft> claim(Path folder, String name) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(name + LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            FileLock mine = channel.tryLock(LOCKED, 1, false);
            if (mine != null) {
                return Optional.of(new Draft(folder, name, channel));
            }
        } catch (OverlappingFileLockException ours) {
            // another window of this process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    static Path project(Path folder, String name) {
        return folder.resolve(name + ProjectFile.EXTENSION);
    }

    /// The name of the draft that a file belongs to, if any.
    static Optional<String> nameOf(Path file) {
        String name = file.getFileName().toString();
        Matcher part = PART.matcher(name);
        if (part.matches()) {
            return Optional.of(part.group(1));
        }
        return name.endsWith(LOCK) || name.endsWith(ProjectFile.EXTENSION)
                ? Optional.of(name.replace(LOCK, "").replace(ProjectFile.EXTENSION, ""))
                : Optional.empty();
    }

    /// Deletes what a kill in the middle of writing left: whoever has the lock knows that nobody writes any more.
    void clearParts() throws IOException {
        String prefix = "." + project.getFileName() + ".";
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                project.getParent(), file -> file.getFileName().toString().startsWith(prefix))) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    Path file() {
        return project;
    }

    boolean exists() {
        return Files.exists(project);
    }

    /// @param home the file that the network belongs to, if any
    public void write(Project kept, Optional<Path> home) throws IOException {
        byte[] path = home.map(Path::toString).orElse("").getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(path), 0);
        ProjectFile.write(project, kept);
    }

    /// @throws FileProblem where it cannot be read
    public Project read() throws FileProblem {
        return ProjectFile.read(project);
    }

    public Instant time() throws IOException {
        return Files.getLastModifiedTime(project).toInstant();
    }

    /// The file that the network belonged to, if any.
    public Optional<Path> home() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 16));
        channel.read(bytes, 0);
        String path = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Nothing is to be kept for now.
    public void clear() throws IOException {
        Files.deleteIfExists(project);
    }

    /// Nothing is to be kept any more.
    public void remove() throws IOException {
        clear();
        channel.close();
        Files.deleteIfExists(lock);
    }

    /// Leaves it to others.
    public void release() throws IOException {
        channel.close();
    }
}
