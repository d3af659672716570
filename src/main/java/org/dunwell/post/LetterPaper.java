package org.dunwell.post;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.dunwell.message.MessageText;
import org.dunwell.message.Paper;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Prints a letter as PDF on A4. The font is embedded, so that every European name can be written. */
@Component
class LetterPaper implements Paper {

    static {
        XRLog.setLoggingEnabled(false);
    }

    @Override
    public byte[] pdf(MessageText letter) {
        return print(letter.html());
    }

    byte[] print(String letter) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(() -> font("OpenSans-Regular.ttf"), "Open Sans", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("OpenSans-Bold.ttf"), "Open Sans", 700, FontStyle.NORMAL, true);
        builder.withHtmlContent(letter, null);
        builder.withProducer("Dunwell");
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String name) {
        try {
            return new ClassPathResource("letters/fonts/" + name).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
