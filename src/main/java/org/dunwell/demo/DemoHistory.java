package org.dunwell.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Plays the last 120 days in the background as soon as the application is ready; then it is now, and every role finds work. */
@Component
@Profile("demo")
public class DemoHistory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    static final int DAYS = 120;

    private final MovableTime time;
    private final MakePortfolio portfolio;
    private final PlayDays play;
    private final DemoDeeds deeds;
    private final DemoMail mail;
    private final boolean wanted;
    private volatile HistoryProgress progress = new HistoryProgress(HistoryProgress.State.WAITING, 0, DAYS, null, null);

    DemoHistory(MovableTime time, MakePortfolio portfolio, PlayDays play, DemoDeeds deeds, DemoMail mail, @Value("${dunwell.demo.history:true}") boolean wanted) {
        this.time = time;
        this.portfolio = portfolio;
        this.play = play;
        this.deeds = deeds;
        this.mail = mail;
        this.wanted = wanted;
    }

    public HistoryProgress progress() {
        return progress;
    }

    /** Once everything has started, the job executor too, and the console has said where to go. */
    @EventListener
    @Order(100)
    void begin(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC && progress.state() == HistoryProgress.State.WAITING) {
            begin();
        }
    }

    private void begin() {
        if (wanted && !deeds.isSomethingThere()) {
            Thread thread = new Thread(this::play, "history");
            thread.setDaemon(true);
            thread.start();
        } else {
            reached(HistoryProgress.State.DONE, DAYS, null, null);
        }
    }

    void play() {
        try {
            time.alone(this::playAll);
            reached(HistoryProgress.State.DONE, DAYS, null, null);
            LOG.info("The history is played: every role finds work now. Open the first page, which says who to log in as.");
        } catch (RuntimeException failure) {
            LOG.error("The history stopped on {}", progress.reached(), failure);
            reached(HistoryProgress.State.FAILED, progress.day(), progress.reached(), failure.getMessage());
        }
    }

    private void playAll() {
        LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        Cast cast = new Cast(portfolio.of(today), today);
        time.beginAt(today.minusDays(DAYS).atTime(3, 0).toInstant(ZoneOffset.UTC));
        deeds.introduce(cast.portfolio());
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = today.minusDays(DAYS - day);
            reached(HistoryProgress.State.PLAYING, day, date, null);
            play.day(cast, date);
            if (day % (DAYS / 4) == DAYS / 4 - 1 && day < DAYS - 1) {
                LOG.info("Playing the last {} days: {} %, it is {}.", DAYS, progress.percent(), date);
            }
        }
        deeds.tellBank(cast.portfolio().accounts(), today.minusDays(1));
        mail.arrives(cast.portfolio());
        time.catchUp();
        deeds.book(cast.issued(today));
        play.takeWork();
    }

    private void reached(HistoryProgress.State state, int day, LocalDate date, String problem) {
        progress = new HistoryProgress(state, day, DAYS, date, problem);
    }
}
