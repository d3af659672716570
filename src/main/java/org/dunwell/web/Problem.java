package org.dunwell.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that cannot be done, in plain words: what is wrong and what to do about it. */
class Problem extends ErrorResponseException {

    private Problem(HttpStatus status, ProblemDetail detail) {
        super(status, detail, null);
    }

    static Problem of(HttpStatus status, String detail) {
        return new Problem(status, ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** @param mend what to do about it, or null */
    Problem mend(String mend) {
        return with("mend", mend);
    }

    Problem with(String property, Object value) {
        if (value != null) {
            getBody().setProperty(property, value);
        }
        return this;
    }
}
