package org.dunwell.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Test;

/**
 * Draws the pictures anew: {@value Picture#COMMAND}. Not named like a test, so that an ordinary build leaves the pictures alone.
 * Chromium is the one named by the environment variable CHROMIUM, or the first one on the path.
 */
class DrawPictures {

    private static final String VIEWER = "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";
    private static final int MARGIN = 20;
    private static final double SCALE = 2;

    @Test
    void drawsEveryDiagram() {
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
             var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                     .setExecutablePath(chromium())
                     .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                             "--disable-component-update", "--disable-sync", "--font-render-hinting=none")));
             var page = browser.newPage(new Browser.NewPageOptions().setDeviceScaleFactor(SCALE))) {
            for (var picture : Picture.all()) {
                picture.write(draw(page, picture.xml()));
                assertThat(picture.digestInPicture()).contains(picture.digestOfDiagram());
            }
        }
    }

    private static byte[] draw(Page page, String xml) {
        page.setContent("<body style='margin:0;background:white'><div id='canvas' style='width:800px;height:600px'></div></body>");
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer()));
        page.evaluate("""
                async ([xml, margin]) => {
                  const viewer = new BpmnJS({ container: '#canvas' });
                  const { warnings } = await viewer.importXML(xml);
                  if (warnings.length) throw new Error(warnings.map(w => w.message).join('; '));
                  const { svg } = await viewer.saveSVG();
                  document.body.innerHTML = `<div id="picture" style="display:inline-block;padding:${margin}px;line-height:0">${svg}</div>`;
                }""", List.of(xml, MARGIN));
        return page.locator("#picture").screenshot();
    }

    private static String viewer() {
        try (var in = DrawPictures.class.getResourceAsStream(VIEWER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path chromium() {
        var onPath = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, name)));
        return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).stream(), onPath)
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium on the path; name it in the environment variable CHROMIUM."));
    }
}
