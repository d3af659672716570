package org.dunwell.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.dunwell.bank.CreditorReference;
import org.dunwell.customer.Address;
import org.dunwell.customer.Creditor;
import org.dunwell.ledger.Money;
import org.junit.jupiter.api.Test;

/** What a banking app reads from a letter. */
class PaymentCodeTest {

    private static final CreditorReference REFERENCE = CreditorReference.ofInvoice(417);

    @Test
    void aBankingAppReadsTheWholeTransfer() throws Exception {
        String content = PaymentCode.content(creditor("DE02 1203 0000 0000 2020 51", "BYLADEM1001"), Money.of("1204.50", "EUR"), REFERENCE).orElseThrow();

        assertThat(content).isEqualTo("BCD\n002\n1\nSCT\nBYLADEM1001\nMüller & Söhne GmbH\nDE02120300000000202051\nEUR1204.50\n\n" + REFERENCE.text());
        assertThat(read(PaymentCode.picture(content))).isEqualTo(content);
    }

    @Test
    void withoutBicItIsReadAsWell() {
        assertThat(PaymentCode.content(creditor("DE02120300000000202051", null), Money.of("0.01", "EUR"), REFERENCE)).hasValueSatisfying(content ->
                assertThat(content).startsWith("BCD\n002\n1\nSCT\n\nMüller"));
    }

    @Test
    void whatIsNoSepaTransferHasNone() {
        Creditor sepa = creditor("DE02120300000000202051", null);
        assertThat(PaymentCode.content(sepa, Money.of("10.00", "USD"), REFERENCE)).isEmpty();
        assertThat(PaymentCode.content(sepa, Money.of("1000000000.00", "EUR"), REFERENCE)).isEmpty();
        assertThat(PaymentCode.content(creditor(null, null), Money.of("10.00", "EUR"), REFERENCE)).isEmpty();
        assertThat(PaymentCode.content(creditor("123456", null), Money.of("10.00", "EUR"), REFERENCE)).isEmpty();
    }

    private static Creditor creditor(String iban, String bic) {
        return new Creditor("c", "Müller & Söhne GmbH", new Address(null, null, null, "DE"), null, null, iban, bic, ZoneId.of("Europe/Berlin"), null);
    }

    private static String read(String picture) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1))));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
