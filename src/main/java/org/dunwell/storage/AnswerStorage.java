package org.dunwell.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dunwell.answer.Answer;
import org.dunwell.answer.AnswerBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers to fields that no class knows. */
@Component
class AnswerStorage implements AnswerBook {

    private final JdbcClient db;

    AnswerStorage(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void keep(Answer answer) {
        db.sql("""
                insert into task_answer (task_id, case_key, step, task, form, field, label, given, who, answered_at)
                select :task_id, :case_key, :step, :task, :form, :field, :label, :given, :who, :answered_at
                where not exists (select 1 from task_answer where task_id = :task_id and field = :field)""")
                .param("task_id", answer.taskId()).param("case_key", answer.key()).param("step", answer.step()).param("task", answer.task())
                .param("form", answer.form()).param("field", answer.field()).param("label", answer.label()).param("given", answer.value())
                .param("who", answer.who()).param("answered_at", Utc.of(answer.at())).update();
    }

    @Override
    public List<Answer> of(String caseNumber) {
        return db.sql("select * from task_answer where case_key = :number or case_key like :called order by answered_at, position")
                .param("number", caseNumber).param("called", caseNumber + "/%").query((row, n) -> answer(row)).list();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(row.getString("task_id"), row.getString("case_key"), row.getString("step"), row.getString("task"), row.getString("form"),
                row.getString("field"), row.getString("label"), row.getString("given"), row.getString("who"), Utc.instant(row, "answered_at"));
    }
}
