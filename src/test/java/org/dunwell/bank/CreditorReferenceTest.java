package org.dunwell.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditorReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"RF18539007547034", "RF18 5390 0754 7034", "rf18539007547034", "RF712348231", "RF45G72UUR"})
    void knownReferencesAreRead(String written) {
        assertThat(CreditorReference.read(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF19539007547034", "RF18539007547043", "RF18", "18539007547034", "", "RF1853900754703412345678901"})
    void othersAreNot(String written) {
        assertThat(CreditorReference.read(written)).isEmpty();
    }

    @Test
    void oursNamesItsInvoice() {
        for (long id : new long[] {1, 7, 417, 99_999, 123_456_789_012L}) {
            CreditorReference reference = CreditorReference.ofInvoice(id);
            assertThat(CreditorReference.read(reference.printed())).hasValue(reference);
            assertThat(reference.invoiceId()).hasValue(id);
        }
        assertThat(CreditorReference.of("539007547034").text()).isEqualTo("RF18539007547034");
        assertThatThrownBy(() -> new CreditorReference("RF00X")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneIsFoundInAText() {
        assertThat(CreditorReference.in("Ref. RF18 5390 0754 7034 of March")).extracting(CreditorReference::text).containsExactly("RF18539007547034");
        assertThat(CreditorReference.in("xRF18539007547034")).isEmpty();
        assertThat(CreditorReference.in(null)).isEmpty();
    }
}
