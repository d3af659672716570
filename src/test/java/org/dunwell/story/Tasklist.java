package org.dunwell.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real Tasklist in a real browser, used as people use it: by labels and clicks. */
class Tasklist implements AutoCloseable {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    private final Playwright playwright;
    private final Browser browser;
    private final String base;
    private final List<String> errors = new ArrayList<>();
    private Page page;

    Tasklist(int port, Path chromium) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(List.of("--no-sandbox",
                "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")));
        base = "http://localhost:" + port;
    }

    /** The one named by the environment variable CHROMIUM, or the first one on the path. */
    static Optional<Path> chromium() {
        Stream<String> named = Stream.ofNullable(System.getenv("CHROMIUM"));
        Stream<String> found = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> folder + "/" + name));
        return Stream.concat(named, found).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** A person sits down at a screen of this size. */
    Tasklist login(String person, int width, int height) {
        if (page != null) {
            page.context().close();
        }
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-US")).newPage();
        page.onPageError(errors::add);
        page.navigate(base + "/login");
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill("told-in-a-story");
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    Tasklist opens(String taskId) {
        page.navigate(base + "/camunda/app/tasklist/default/#/?task=" + taskId);
        for (int left = 3; ; left--) {
            page.reload();
            try {
                page.locator(".fjs-form .fjs-form-field-text").first().waitFor(new Locator.WaitForOptions().setTimeout(10_000));
                return this;
            } catch (TimeoutError linkWasLost) {
                looks("not-opened-" + left);
                if (left == 0) {
                    throw linkWasLost;
                }
                page.navigate(base + "/camunda/app/tasklist/default/#/?task=" + taskId);
            }
        }
    }

    Tasklist claims() {
        page.locator(".task-card [ng-click*='claim']").first().click();
        page.locator("button:has-text('Complete'):not([disabled])").waitFor();
        return this;
    }

    Tasklist chooses(String label, String option) {
        Locator field = field(label);
        if (field.locator("input[type=radio]").count() > 0) {
            field.locator("label", new Locator.LocatorOptions().setHasText(option)).last().click();
        } else {
            field.locator(".fjs-input-group").click();
            page.locator(".fjs-dropdownlist-item", new Page.LocatorOptions().setHasText(option)).first().click();
        }
        return this;
    }

    Tasklist types(String label, String text) {
        field(label).locator("input, textarea").first().fill(text);
        return this;
    }

    Tasklist dates(String label, LocalDate day) {
        Locator input = field(label).locator("input").first();
        input.fill(TYPED.format(day));
        input.press("Enter");
        input.press("Tab");
        return this;
    }

    /** What the answer part and the context say, as one reads it. */
    String reads() {
        return page.locator(".fjs-form").innerText();
    }

    boolean asks(String label) {
        return field(label).count() > 0;
    }

    Tasklist completes() {
        page.locator("button:has-text('Complete')").first().click();
        page.locator(".fjs-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Tries to complete; @return the message that appears */
    String isRefused() {
        page.locator("button:has-text('Complete')").first().click();
        Locator message = page.locator(".alert-danger:visible").first();
        message.waitFor();
        return message.innerText();
    }

    /** The question, the answers and Complete can be seen without scrolling. */
    boolean showsWithoutScrolling(String label) {
        int height = page.viewportSize().height;
        return Stream.of(field(label), page.locator("button:has-text('Complete')").first())
                .map(Locator::boundingBox)
                .allMatch(box -> box != null && box.y >= 0 && box.y + box.height <= height);
    }

    List<String> errors() {
        return errors;
    }

    /** For whoever wants to look: only when the system property {@code look} names a folder. */
    Tasklist looks(String name) {
        String folder = System.getProperty("look");
        if (folder != null) {
            page.waitForTimeout(500);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
        return this;
    }

    /** By what stands above it; an option's own label does not count. */
    private Locator field(String label) {
        Locator above = page.locator("label.fjs-form-field-label:not(:has(> input[type=radio]))", new Page.LocatorOptions()
                .setHasText(Pattern.compile("^\\s*" + label.replaceAll("[^A-Za-z0-9 ]", "\\\\$0") + "\\*?\\s*$")));
        return page.locator(".fjs-form-field:not(.fjs-form-field-group)", new Page.LocatorOptions().setHas(above)).first();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
