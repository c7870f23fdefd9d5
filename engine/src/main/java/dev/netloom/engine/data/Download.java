package dev.netloom.engine.data;

import dev.netloom.engine.store.FileProblem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A file that is fetched from a public address. It grows under another name, `FILE.part`, and goes on there when it
/// broke off; it gets its own name when it is whole and its checksum is right.
final class Download {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int TRIES = 5;
    private static final long LARGEST = 16L << 30;

    private final URI address;
    private final Path file;
    private final Path part;
    private final Optional<String> md5;
    private final int patience;

    Download(String address, Path file, Optional<String> md5) {
        this(address, file, md5, PATIENCE_MILLIS);
    }

    /// @param patience milliseconds to wait for an answer, or for the next bytes
    Download(String address, Path file, Optional<String> md5, int patience) {
        this.address = URI.create(address);
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.md5 = md5;
        this.patience = patience;
    }

    /// @throws FileProblem where the address does not answer, breaks off again and again, or gives another file
    void run(DataProgress progress) throws FileProblem {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            for (int tries = 1; !fetch(progress); tries++) {
                if (tries == TRIES) {
                    throw problem("fetch-broken", "breaks off again and again");
                }
            }
            requireSum();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileNotFoundException e) {
            throw problem("fetch-gone", "has no such file");
        } catch (SocketTimeoutException e) {
            throw problem("fetch-slow", "does not answer");
        } catch (IOException e) {
            throw new FileProblem("fetch-failed", address + " cannot be reached: " + e, address, reason(e), file);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private FileProblem problem(String key, String why) {
        return new FileProblem(key, address + " " + why, address, file);
    }

    /// @return whether it is whole now
    private boolean fetch(DataProgress progress) throws IOException {
        long begun = Files.exists(part) ? Files.size(part) : 0;
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(patience);
        connection.setReadTimeout(patience);
        if (begun > 0) {
            connection.setRequestProperty("Range", "bytes=" + begun + "-");
        }
        try {
            int status = connection.getResponseCode();
            if (status == HTTP_RANGE_IS_EMPTY) {
                return true;
            }
            if (status == HttpURLConnection.HTTP_NOT_FOUND) {
                throw new FileNotFoundException();
            }
            if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_PARTIAL) {
                throw new IOException("status " + status);
            }
            boolean goesOn = status == HttpURLConnection.HTTP_PARTIAL;
            return copy(connection, goesOn ? begun : 0, progress);
        } finally {
            connection.disconnect();
        }
    }

    private static final int HTTP_RANGE_IS_EMPTY = 416;

    private boolean copy(HttpURLConnection connection, long begun, DataProgress progress) throws IOException {
        long length = connection.getContentLengthLong();
        long total = length < 0 ? -1 : begun + length;
        if (total > LARGEST) {
            throw new IOException("it is larger than any data set");
        }
        long done = begun;
        StandardOpenOption how = begun > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (InputStream in = connection.getInputStream();
                OutputStream out =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                done += read;
                progress.at(done, Math.max(total, done));
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            if (done == begun) {
                throw e;
            }
            return false;
        }
        return total < 0 || done == total;
    }

    private void requireSum() throws IOException, FileProblem {
        if (md5.isEmpty()) {
            return;
        }
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
        try (InputStream in = Files.newInputStream(part)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(md5.get())) {
            Files.delete(part);
            throw problem("fetch-other", "gives another file than its makers publish");
        }
    }
}
