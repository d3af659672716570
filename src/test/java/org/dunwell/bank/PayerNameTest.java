package org.dunwell.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayerNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACME TOOLS                 | Acme Tools GmbH           | true
            Mueller & Soehne KG        | Müller und Söhne          | true
            Nordwind S.A.R.L.          | NORDWIND                  | true
            Café Zoë                   | Cafe Zoe Ltd.             | true
            Archer, Ada                | Ada Archer                | true
            Acme Tool                  | Acme Tools                | true
            Straße GmbH                | STRASSE                   | true
            Acme Tools                 | Acme Foods                | false
            GmbH                       | Other GmbH                | false
            Bo                         | Bo Nordwind               | false
            """)
    void namesAreAlike(String told, String known, boolean alike) {
        assertThat(PayerName.similar(told, known)).isEqualTo(alike);
        assertThat(PayerName.similar(known, told)).isEqualTo(alike);
    }
}
