package org.dunwell.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who calls next when nobody has made headway. */
class ChooseColleagueTest {

    private static final Colleague ANNA = new Colleague("anna", "Anna", Set.of("en"), Set.of("consumer"), 0);
    private static final Colleague BEN = new Colleague("ben", "Ben", Set.of("en", "de"), Set.of("business", "valued"), 9);
    private static final Colleague CARLA = new Colleague("carla", "Carla", Set.of(), Set.of(), 5);
    private static final Colleague DORA = new Colleague("dora", "Dora", Set.of("de"), Set.of("business"), 7);
    private static final List<Colleague> ALL = List.of(ANNA, BEN, CARLA, DORA);

    @Test
    void neverOneWhoTriedAndNobodyWhoIsAway() {
        assertThat(pick(Set.of("ben", "dora"), Set.of(), "de", "business")).contains(CARLA);
        assertThat(pick(Set.of("ben"), Set.of("dora", "carla"), "de", "business")).contains(ANNA);
        assertThat(pick(Set.of("anna", "ben", "carla"), Set.of("dora"), "de", "business")).isEmpty();
    }

    @Test
    void languageComesBeforeSkillAndSkillBeforeLoad() {
        assertThat(pick(Set.of(), Set.of(), "de", "business")).as("both know businesses, Dora has less to do").contains(DORA);
        assertThat(pick(Set.of("dora"), Set.of(), "de", "business")).as("knows such cases, though nine tasks wait").contains(BEN);
        assertThat(pick(Set.of(), Set.of(), "de", "consumer")).as("who never said what they know comes before one who knows others").contains(CARLA);
        assertThat(pick(Set.of(), Set.of(), "fr", "business")).as("of whom nobody said what they speak").contains(CARLA);
        assertThat(pick(Set.of(), Set.of(), "en", "consumer")).contains(ANNA);
    }

    private static Optional<Colleague> pick(Set<String> tried, Set<String> away, String language, String... needs) {
        return ChooseColleague.pick(ALL, tried, away, language, Set.of(needs));
    }
}
