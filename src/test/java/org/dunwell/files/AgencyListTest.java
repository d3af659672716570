package org.dunwell.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.dunwell.placement.Agency;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class AgencyListTest {

    private static final String HEADER = "id,name,street,postalCode,city,country,email,phone\n";

    @Test
    void theAgenciesThatTheTableNamesAreShipped() {
        assertThat(new AgencyList(null, new ClassPathResource("agencies.csv")).read()).extracting(Agency::id)
                .containsExactly("harbour-europe", "northstar-us", "meridian-world");
    }

    @Test
    void everyBadLineIsNamedAtOnce() {
        assertThatThrownBy(() -> read(HEADER + """
                ../etc,Evil,,,,DE,,
                nameless,,,,,DE,,
                nowhere,Nowhere,,,,Germany,,
                short,Short,DE
                twice,Twice,,,,DE,,
                twice,Twice,,,,DE,,
                """)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2").hasMessageContaining("../etc")
                .hasMessageContaining("line 3: An agency has a name")
                .hasMessageContaining("line 4: A country is two capital letters")
                .hasMessageContaining("line 5: There are 3 fields instead of 8")
                .hasMessageContaining("line 7: the agency twice stands there twice");
    }

    @Test
    void aFileWithOtherColumnsIsRefusedWithTheRightOnes() {
        assertThatThrownBy(() -> read("name,id\nx,y\n")).hasMessageContaining("id,name,street,postalCode,city,country,email,phone");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new AgencyList(null, new FileSystemResource("/nowhere/agencies.csv")).read())
                .hasMessageContaining("dunwell.placement.agencies").hasMessageContaining("/nowhere/agencies.csv");
    }

    private static void read(String text) {
        Resource file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        new AgencyList(null, file).read();
    }
}
