package org.dunwell;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Dunwell: the process engine, its web applications and the collection journey. */
@SpringBootApplication
public class Dunwell {

    public static void main(String[] arguments) {
        if (List.of(arguments).contains(TrailCheck.WORD)) {
            System.exit(TrailCheck.run(arguments));
        }
        SpringApplication.run(Dunwell.class, arguments);
    }
}
