package org.dunwell.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {

    @ParameterizedTest
    @MethodSource("org.dunwell.picture.Picture#all")
    void everyDiagramHasAPictureOfItsPresentState(Picture picture) {
        assertThat(picture.png()).as("no picture; draw it with: %s", Picture.COMMAND).exists();
        assertThat(picture.digestInPicture()).as("the picture shows an older diagram; draw it again with: %s", Picture.COMMAND)
                .contains(picture.digestOfDiagram());
    }

    @Test
    void noPictureIsLeftOverFromADiagramThatIsGone() throws Exception {
        try (var files = Files.list(Path.of("processes"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".png")))
                    .allSatisfy(png -> assertThat(png.resolveSibling(png.getFileName().toString().replace(".png", ".bpmn"))).exists());
        }
    }
}
