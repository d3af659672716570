package org.dunwell.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.dunwell.screen.Choice;
import org.springframework.stereotype.Component;

/** Asks the conditions and lists that are drawn on forms (FEEL) the way the browser does: what cannot be answered does not hold. */
@Component
public class Conditions {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();

    public boolean holds(String condition, Map<String, Object> facts) {
        return Boolean.TRUE.equals(answer(condition, facts));
    }

    /** The list that an expression picks; empty when it picks none. */
    public List<Choice> choices(String expression, Map<String, Object> facts) {
        List<Choice> picked = new ArrayList<>();
        if (answer(expression, facts) instanceof Collection<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> choice && choice.get("value") != null) {
                    picked.add(new Choice(choice.get("value").toString(), String.valueOf(choice.get("label"))));
                }
            }
        }
        return picked;
    }

    public boolean canRead(String expression) {
        return feel.parseExpression(bare(expression)).isSuccess();
    }

    private Object answer(String expression, Map<String, Object> facts) {
        EvaluationResult answer = feel.evaluateExpression(bare(expression), facts);
        return answer.isSuccess() ? answer.result() : null;
    }

    private static String bare(String expression) {
        return expression.startsWith("=") ? expression.substring(1) : expression;
    }
}
