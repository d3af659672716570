package org.dunwell.charge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** By what terms interest was posted. */
public interface InterestTerms {

    /**
     * Of one interest item.
     *
     * @param baseRate name of the base rate
     * @param points   percentage points above it
     * @param until    the last day it was reckoned for
     */
    record Terms(String baseRate, BigDecimal points, LocalDate until) {
    }

    void posted(long interestItemId, Terms terms);

    /** By id of the interest item. */
    Map<Long, Terms> ofAccount(long accountId);
}
