package org.dunwell.staff;

import java.util.List;

/** The groups of the engine that say who does what. */
public final class Groups {

    public static final String COLLECTORS = "collectors";
    public static final String SUPERVISORS = "supervisors";
    public static final String CREDIT_MANAGERS = "credit-managers";
    public static final String SERVICE = "service";
    public static final String BILLING = "billing";
    public static final String SPECIALISTS = "specialists";
    public static final String VISITORS = "visitors";
    public static final String MANAGERS = "managers";
    public static final String PROCESS_OWNERS = "process-owners";
    public static final String AUDITORS = "auditors";
    public static final String OPERATORS = "operators";
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Those who work in Tasklist. */
    public static final List<String> WORKERS = List.of(COLLECTORS, SUPERVISORS, CREDIT_MANAGERS, SERVICE, BILLING, SPECIALISTS, VISITORS);

    private Groups() {
    }
}
