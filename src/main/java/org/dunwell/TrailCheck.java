package org.dunwell;

import org.dunwell.storage.TrailLinkStorage;
import org.dunwell.trail.VerifyTrail;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code --verify-trail}: reads the trail of a database, with nothing else of Dunwell running on it. */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class})
@Import({TrailLinkStorage.class, VerifyTrail.class})
class TrailCheck {

    static final String WORD = "--verify-trail";

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_READ = 2;

    /** @return 0 when the trail is whole, 1 when it is broken, 2 when it could not be read */
    static int run(String... arguments) {
        try (ConfigurableApplicationContext database = new SpringApplicationBuilder(TrailCheck.class).web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "logging.level.root=warn").run(arguments)) {
            VerifyTrail.Result result = database.getBean(TransactionTemplate.class).execute(status -> database.getBean(VerifyTrail.class).verify());
            System.out.println(result.rows() + " rows in chains (" + result.erased() + " erased), " + result.loose() + " not yet, " + result.seals()
                    + " daily seals" + (result.lastSeal() == null ? "" : ", the last of " + result.lastSeal()));
            System.out.println(result.isWhole() ? "The trail is as it was written." : "BROKEN: " + result.broken());
            return result.isWhole() ? WHOLE : BROKEN;
        } catch (DataAccessException unreadable) {
            System.out.println("The trail could not be read: " + unreadable.getMostSpecificCause().getMessage());
            return NOT_READ;
        }
    }
}
