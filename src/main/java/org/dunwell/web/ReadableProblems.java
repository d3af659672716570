package org.dunwell.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Says in plain words what is wrong with a request that could not even be read. */
@RestControllerAdvice(basePackageClasses = ReadableProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReadableProblems {

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, describe(unreadable.getCause()));
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException tooLarge) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.PAYLOAD_TOO_LARGE,
                "The file is larger than is taken in at once");
        problem.setProperty("mend", "Send it in several files, each with the heading line");
        return problem;
    }

    static String describe(Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "Unknown word '" + unknown.getPropertyName() + "'; known are: "
                    + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        }
        if (cause instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
            return "The value of " + path(wrong) + " cannot be read" + (wrong.getTargetType() == null ? "" : " as "
                    + kind(wrong.getTargetType()));
        }
        if (cause instanceof JsonProcessingException broken && !(cause instanceof JsonMappingException)) {
            return "The body is no JSON that can be read: " + broken.getOriginalMessage();
        }
        return "The body is missing or is no JSON that can be read";
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream().map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "BigDecimal" -> "a decimal number, like 12.50";
            case "LocalDate" -> "a day, like 2013-01-31";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            default -> type.isEnum() ? "one of " + List.of(type.getEnumConstants()) : "what belongs there";
        };
    }
}
