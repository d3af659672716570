package org.dunwell.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A listener that hands the answers of these forms to the domain, wherever a task with one of them is drawn. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Records {

    String[] forms();

    /** The fields that it reads; without them the form is refused. */
    String[] reads();

    /** Those that it reads but can do without. */
    String[] mayRead() default {"note"};
}
