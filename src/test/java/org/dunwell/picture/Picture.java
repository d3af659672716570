package org.dunwell.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadataNode;

/** A diagram and the PNG beside it, which says in a text chunk which state of the diagram it shows. */
record Picture(Path diagram) {

    /** What to run when a picture is missing or stale. */
    static final String COMMAND = "mvn -Ppictures test";

    private static final Path PROCESSES = Path.of("processes");
    private static final String KEYWORD = "diagram-sha-256";
    private static final String PNG = "javax_imageio_png_1.0";

    static List<Picture> all() {
        try (var files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().map(Picture::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String xml() {
        try {
            return Files.readString(diagram);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path png() {
        return diagram.resolveSibling(diagram.getFileName().toString().replace(".bpmn", ".png"));
    }

    /** Of the text with plain line feeds, so that a checkout with other line ends has the same digest. */
    String digestOfDiagram() {
        try {
            var text = xml().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if there is no picture or it carries no digest. */
    Optional<String> digestInPicture() {
        if (!Files.exists(png())) {
            return Optional.empty();
        }
        try (var in = ImageIO.createImageInputStream(png().toFile())) {
            var reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(in);
            var entries = ((IIOMetadataNode) reader.getImageMetadata(0).getAsTree(PNG)).getElementsByTagName("tEXtEntry");
            for (int i = 0; i < entries.getLength(); i++) {
                var entry = (IIOMetadataNode) entries.item(i);
                if (KEYWORD.equals(entry.getAttribute("keyword"))) {
                    return Optional.of(entry.getAttribute("value"));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps these pixels as the picture of the diagram as it is now. */
    void write(byte[] pixels) {
        try {
            var image = opaque(ImageIO.read(new ByteArrayInputStream(pixels)));
            var writer = ImageIO.getImageWritersByFormatName("png").next();
            var options = writer.getDefaultWriteParam();
            var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), options);
            metadata.mergeTree(PNG, digestEntry());
            Files.deleteIfExists(png());
            try (var out = ImageIO.createImageOutputStream(png().toFile())) {
                writer.setOutput(out);
                writer.write(metadata, new IIOImage(image, null, metadata), options);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IIOMetadataNode digestEntry() {
        var entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", KEYWORD);
        entry.setAttribute("value", digestOfDiagram());
        var text = new IIOMetadataNode("tEXt");
        text.appendChild(entry);
        var root = new IIOMetadataNode(PNG);
        root.appendChild(text);
        return root;
    }

    private static BufferedImage opaque(BufferedImage image) {
        var result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = result.createGraphics();
        graphics.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
        graphics.dispose();
        return result;
    }

    @Override
    public String toString() {
        return diagram.getFileName().toString();
    }
}
