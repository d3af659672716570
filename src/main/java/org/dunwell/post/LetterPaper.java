package org.dunwell.post;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.dunwell.message.MessageText;
import org.dunwell.message.Paper;
import org.springframework.stereotype.Component;

/** Prints a letter as PDF on A4. The fonts are embedded, so that it looks the same everywhere. */
@Component
class LetterPaper implements Paper {

    private static final int DOTS_PER_INCH = 110;
    private static final int MOST_PAGES = 10;
    private static final int GAP = 12;

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final Fonts fonts;

    LetterPaper(Fonts fonts) {
        this.fonts = fonts;
    }

    @Override
    public byte[] pdf(MessageText letter) {
        return print(letter.html());
    }

    @Override
    public byte[] picture(MessageText letter) {
        try (PDDocument document = Loader.loadPDF(pdf(letter))) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<BufferedImage> pages = new ArrayList<>();
            for (int i = 0; i < Math.min(MOST_PAGES, document.getNumberOfPages()); i++) {
                pages.add(renderer.renderImageWithDPI(i, DOTS_PER_INCH));
            }
            return oneBelowTheOther(pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] oneBelowTheOther(List<BufferedImage> pages) throws IOException {
        int height = pages.stream().mapToInt(BufferedImage::getHeight).sum() + GAP * (pages.size() - 1);
        BufferedImage all = new BufferedImage(pages.get(0).getWidth(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = all.createGraphics();
        canvas.setColor(Color.LIGHT_GRAY);
        canvas.fillRect(0, 0, all.getWidth(), height);
        int top = 0;
        for (BufferedImage page : pages) {
            canvas.drawImage(page, 0, top, null);
            top += page.getHeight() + GAP;
        }
        canvas.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(all, "png", png);
        return png.toByteArray();
    }

    byte[] print(String letter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(Fonts.regular()::stream, "Open Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(Fonts.bold()::stream, "Open Sans", 700, FontStyle.NORMAL, true);
        fonts.more().forEach(font -> builder.useFont(font::stream, font.family(), 400, FontStyle.NORMAL, true));
        String families = fonts.more().stream().map(font -> "'" + font.family() + "', ").collect(Collectors.joining());
        builder.withHtmlContent(letter.replace("'Open Sans', sans-serif", "'Open Sans', " + families + "sans-serif").replace('\u202f', '\u00a0'), null);
        builder.withProducer("Dunwell");
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
