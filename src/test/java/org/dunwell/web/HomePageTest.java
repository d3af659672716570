package org.dunwell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dunwell.demo.ClockMoves;
import org.dunwell.demo.DemoHistory;
import org.dunwell.demo.DemoPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.ui.ConcurrentModel;

/** What the first page knows. */
class HomePageTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final ConcurrentModel model = new ConcurrentModel();

    @Test
    void in_production_it_names_nobody_and_moves_no_clock() {
        page().home(model, null);
        assertThat(model.getAttribute("people")).isNull();
        assertThat(model).containsEntry("movable", false).containsEntry("mayMove", false).containsEntry("refresh", false);
    }

    @Test
    void in_the_demonstration_it_names_everybody() {
        beans.addBean("people", new DemoPeople());
        page().home(model, null);
        assertThat(model).containsEntry("people", new DemoPeople().all()).containsEntry("password", "demo");
    }

    @Test
    void only_operators_and_administrators_may_let_time_pass() {
        assertThat(HomePage.isMover(new TestingAuthenticationToken("anna", "", "staff", "collectors"))).isFalse();
        assertThat(HomePage.isMover(new TestingAuthenticationToken("oliver", "", "staff", "operators"))).isTrue();
        assertThat(HomePage.isMover(new TestingAuthenticationToken("admin", "", "staff", "camunda-admin"))).isTrue();
        assertThat(HomePage.isMover(null)).isFalse();
    }

    private HomePage page() {
        return new HomePage(beans.getBeanProvider(DemoPeople.class), beans.getBeanProvider(DemoHistory.class),
                beans.getBeanProvider(ClockMoves.class), NOON);
    }
}
