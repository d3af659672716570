package org.dunwell.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browser of the machine: the one named by the environment variable CHROMIUM, or the first one on the path. */
final class Chromium implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);
    private static final double PATIENCE_MILLIS = 60_000;
    private static final double LOAD_MILLIS = 12_000;
    private static final int MOST_LOADS = 8;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                        "--disable-sync", "--font-render-hinting=none")));
    }

    /** Without a browser the test is skipped with a word, except where everything is required: with CI set. */
    static Chromium open() {
        Optional<Path> found = find();
        assumeTrue(found.isPresent() || System.getenv("CI") != null, "There is no Chromium: set CHROMIUM or put chromium on the path");
        return new Chromium(found.orElseThrow(() -> new AssertionError("CI is set and there is no Chromium: set CHROMIUM or put chromium on the path")));
    }

    private static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** A person at a screen of their own; what goes wrong on it is logged. */
    Page somebody(String address) {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions().setBaseURL(address).setViewportSize(1600, 1000)
                .setLocale("en-US").setTimezoneId("Europe/Berlin"));
        person.setDefaultTimeout(PATIENCE_MILLIS);
        person.onWebError(error -> LOG.warn("{}: {}", error.page().url(), error.error()));
        person.onRequestFailed(request -> LOG.warn("{}: {}", request.url(), request.failure()));
        person.onResponse(response -> {
            if (response.status() >= 400) {
                LOG.warn("{} answered {}", response.url(), response.status());
            }
        });
        return person.newPage();
    }

    /** The driver now and then loses a page of a newer Chromium while it is loading, and sees nothing of it any more: then it is loaded again. */
    static void awaits(Page page, Locator shown) {
        for (int tries = 1; tries < MOST_LOADS; tries++) {
            try {
                shown.first().waitFor(new Locator.WaitForOptions().setTimeout(LOAD_MILLIS));
                return;
            } catch (TimeoutError lost) {
                LOG.warn("{} is loaded again", page.url());
                page.reload();
            }
        }
        shown.first().waitFor();
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** What everybody saw last is kept, because a test that failed ends here too. */
    @Override
    public void close() {
        int person = 0;
        for (BrowserContext context : browser.contexts()) {
            picture(context.pages().get(0), "last-of-person-" + ++person);
        }
        playwright.close();
    }
}
