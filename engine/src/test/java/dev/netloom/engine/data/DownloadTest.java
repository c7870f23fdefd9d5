package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.netloom.engine.store.FileProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server that breaks off, sends other bytes, knows nothing, or does not answer.
class DownloadTest {
    private static final int PATIENCE_MILLIS = 300;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[300_000];
    private final List<String> ranges = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private int most = Integer.MAX_VALUE; // bytes of an answer, then it breaks off

    @BeforeEach
    void serve() throws IOException {
        new Random(1).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/file", this::answer);
        server.createContext("/slow", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int begin = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (begin >= content.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - begin);
        int length = Math.min(most, content.length - begin);
        exchange.getResponseBody().write(content, begin, length);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private Download download(String path, String md5) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return new Download(address, folder.resolve("set/a.gz"), Optional.ofNullable(md5), PATIENCE_MILLIS);
    }

    private static FileProblem problem(Download download) {
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> download.run(DataProgress.NONE));
        assertThat(problem).isNotNull();
        return problem;
    }

    @Test
    void aFileIsFetchedOnceAndItsSumLookedAt() throws Exception {
        long[] last = new long[2];
        Download download = download("/file", DigestUtils.md5Hex(content));
        download.run((done, total) -> {
            last[0] = done;
            last[1] = total;
        });
        assertThat(folder.resolve("set/a.gz")).hasBinaryContent(content);
        assertThat(last).containsExactly(content.length, content.length);
        download.run(DataProgress.NONE);
        assertThat(ranges).containsExactly("null");
        assertThat(folder.resolve("set/a.gz.part")).doesNotExist();
    }

    @Test
    void whatBreaksOffGoesOnWhereItDid() throws Exception {
        most = 100_000;
        download("/file", DigestUtils.md5Hex(content)).run(DataProgress.NONE);
        assertThat(folder.resolve("set/a.gz")).hasBinaryContent(content);
        assertThat(ranges).containsExactly("null", "bytes=100000-", "bytes=200000-");
    }

    @Test
    void whatCameIsKeptForTheNextTry() throws Exception {
        most = 30_000;
        assertThat(problem(download("/file", null)).key()).isEqualTo("fetch-broken");
        assertThat(Files.size(folder.resolve("set/a.gz.part"))).isEqualTo(150_000);
        most = Integer.MAX_VALUE;
        download("/file", null).run(DataProgress.NONE);
        assertThat(folder.resolve("set/a.gz")).hasBinaryContent(content);
        assertThat(ranges.getLast()).isEqualTo("bytes=150000-");
    }

    @Test
    void aPartThatWasWholeAlreadyIsTaken() throws Exception {
        Files.createDirectories(folder.resolve("set"));
        Files.write(folder.resolve("set/a.gz.part"), content);
        download("/file", DigestUtils.md5Hex(content)).run(DataProgress.NONE);
        assertThat(folder.resolve("set/a.gz")).hasBinaryContent(content);
    }

    @Test
    void otherBytesAreNotTaken() {
        FileProblem problem = problem(download("/file", "00000000000000000000000000000000"));
        assertThat(problem.key()).isEqualTo("fetch-other");
        assertThat(folder.resolve("set/a.gz")).doesNotExist();
        assertThat(folder.resolve("set/a.gz.part")).doesNotExist();
    }

    @Test
    void whoDoesNotAnswerOrKnowsNothingIsNamed() {
        assertThat(problem(download("/slow", null)).key()).isEqualTo("fetch-slow");
        assertThat(problem(download("/gone", null)).key()).isEqualTo("fetch-gone");
        server.stop(0);
        FileProblem problem = problem(download("/file", null));
        assertThat(problem.key()).isEqualTo("fetch-failed");
        assertThat(problem.arguments().get(2)).isEqualTo(folder.resolve("set/a.gz"));
    }

    @Test
    void aSetIsFetchedFileByFileAndOpenedByItsName() throws Exception {
        String list = """
                {"small": {"title": "Small", "about": "", "source": "", "sums": "", "files": [
                  {"name": "t.csv", "address": "http://127.0.0.1:%d/file"}], "open": "", "train": 2, "test": 1,
                  "classes": ["zero", "one"], "folders": []}}
                """.formatted(server.getAddress().getPort());
        byte[] table = "label,a,b,c,d\n0,1,2,3,4\n1,5,6,7,8\n0,9,9,9,9\n".getBytes(StandardCharsets.UTF_8);
        Catalogue catalogue = new Catalogue(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), folder);
        assertThat(catalogue.find("small")).isEmpty();
        assertThat(catchThrowableOfType(
                                FileProblem.class, () -> catalogue.load("small", DataSettings.PLAIN, DataProgress.NONE))
                        .key())
                .isEqualTo("data-unfetched");
        Arrays.fill(content, (byte) '\n');
        System.arraycopy(table, 0, content, 0, table.length);
        catalogue.fetch("small", DataProgress.NONE);
        Dataset data = catalogue.load("small", DataSettings.PLAIN, DataProgress.NONE);
        assertThat(data.name()).isEqualTo("Small");
        assertThat(data.identity().name()).isEqualTo("Small");
        assertThat(data.classes()).containsExactly("zero", "one");
        assertThat(data.train().size()).isEqualTo(2);
    }

    @Test
    void withoutANetworkAllFilesOfASetAreNamed() throws Exception {
        server.stop(0);
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/file";
        String list = """
                {"small": {"title": "Small", "about": "", "source": "", "sums": "", "files": [
                  {"name": "a.gz", "address": "%s"}, {"name": "b.gz", "address": "%s"}],
                  "open": "", "train": 2, "test": 1, "classes": [], "folders": []}}
                """.formatted(address, address);
        Catalogue catalogue = new Catalogue(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), folder);
        FileProblem problem =
                catchThrowableOfType(FileProblem.class, () -> catalogue.fetch("small", DataProgress.NONE));
        assertThat(problem.key()).isEqualTo("fetch-unreachable");
        assertThat(problem.arguments()).contains("a.gz, b.gz", folder.resolve("small"));
    }
}
