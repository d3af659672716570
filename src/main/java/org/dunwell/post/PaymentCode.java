package org.dunwell.post;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.dunwell.bank.CreditorReference;
import org.dunwell.customer.Creditor;
import org.dunwell.ledger.Money;

/**
 * The code that a banking app reads a SEPA credit transfer from: EPC069-12, version 002, with a structured reference. Its name and marks are those of the
 * guideline; error correction M, as it asks for.
 */
final class PaymentCode {

    private static final BigDecimal MOST = new BigDecimal("999999999.99");
    private static final int LONGEST_NAME = 70;
    private static final int DOTS = 4;

    private PaymentCode() {
    }

    /** @return what stands in the code; empty when it is no amount in euro, or the creditor's IBAN is not known */
    static Optional<String> content(Creditor creditor, Money amount, CreditorReference reference) {
        String iban = creditor.iban() == null ? "" : creditor.iban().replaceAll("\\s", "");
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}") || !amount.currency().getCurrencyCode().equals("EUR") || !amount.isPositive()
                || amount.amount().compareTo(MOST) > 0) {
            return Optional.empty();
        }
        String bic = creditor.bic() == null ? "" : creditor.bic().replaceAll("\\s", "");
        String name = creditor.name().replaceAll("\\s+", " ").strip();
        return Optional.of(String.join("\n", "BCD", "002", "1", "SCT", bic.matches("[A-Z0-9]{8}([A-Z0-9]{3})?") ? bic : "",
                name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME), iban, "EUR" + amount.amount().toPlainString(), "", reference.text()));
    }

    /** As a picture that stands in the page itself. */
    static String picture(String content) {
        try {
            BitMatrix code = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.MARGIN, 4));
            BufferedImage picture = new BufferedImage(code.getWidth() * DOTS, code.getHeight() * DOTS, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    picture.setRGB(x, y, code.get(x / DOTS, y / DOTS) ? 0xFF000000 : 0xFFFFFFFF);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException tooMuch) {
            throw new IllegalStateException("A payment code cannot hold " + content, tooMuch);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
