package org.dunwell.story;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** A diagram in the hands of a process owner: what Modeler does when somebody places a block, fills in its fields and connects it. */
final class Redrawing {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final BpmnModelInstance model;

    Redrawing(byte[] diagram) {
        model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram));
    }

    byte[] saved() {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        Bpmn.writeModelToStream(saved, model);
        return saved.toByteArray();
    }

    String text() {
        return new String(saved(), StandardCharsets.UTF_8);
    }

    /** Writes something else into a field of a block. */
    Redrawing field(String element, String field, String value) {
        model.getModelElementsByType(CamundaInputParameter.class).stream().filter(input -> input.getCamundaName().equals(field))
                .filter(input -> ((BaseElement) input.getParentElement().getParentElement().getParentElement()).getId().equals(element))
                .findFirst().orElseThrow().setTextContent(value);
        return this;
    }

    Redrawing label(String element, String label) {
        ((FlowNode) model.getModelElementById(element)).setName(label);
        return this;
    }

    /** Drops a person's task with this form onto a flow. */
    Redrawing task(String flow, String id, String label, String form, String template) {
        UserTask task = onto(flow, UserTask.class, id, label, template);
        task.setCamundaFormRef(form);
        task.setCamundaFormRefBinding("deployment");
        task.setCamundaCandidateGroups("collectors");
        task.setCamundaDueDate("${calendar.workingDays(1)}");
        Documentation instruction = model.newInstance(Documentation.class);
        instruction.setTextContent("Do what the label says, kindly, and write down what came of it.");
        task.getDocumentations().add(instruction);
        return this;
    }

    /** A timer event with the template "Wait days", its timer left empty. */
    Redrawing waitDays(String flow, String id, String label, Map<String, String> fields) {
        IntermediateCatchEvent wait = onto(flow, IntermediateCatchEvent.class, id, label, "wait-days");
        fill(wait, fields);
        add(wait, TimerEventDefinition.class);
        return this;
    }

    Redrawing hint(String task, String hint) {
        CamundaInputParameter input = add(add((BpmnModelElementInstance) model.getModelElementById(task), ExtensionElements.class).addExtensionElement(CamundaInputOutput.class), CamundaInputParameter.class);
        input.setCamundaName("hint");
        input.setTextContent(hint);
        return this;
    }

    Redrawing message(String flow, String id, String label, Map<String, String> fields) {
        SendTask task = onto(flow, SendTask.class, id, label, "send-message");
        task.setCamundaDelegateExpression("${sendMessage}");
        task.setCamundaAsyncBefore(true);
        fill(task, fields);
        return this;
    }

    Redrawing service(String flow, String id, String label, String template, String bean, Map<String, String> fields) {
        ServiceTask task = onto(flow, ServiceTask.class, id, label, template);
        task.setCamundaDelegateExpression("${" + bean + "}");
        task.setCamundaAsyncBefore(true);
        fill(task, fields);
        return this;
    }

    private void fill(FlowNode step, Map<String, String> fields) {
        ExtensionElements extensions = add(step, ExtensionElements.class);
        CamundaInputOutput mapping = extensions.addExtensionElement(CamundaInputOutput.class);
        fields.forEach((name, value) -> {
            CamundaInputParameter input = add(mapping, CamundaInputParameter.class);
            input.setCamundaName(name);
            input.setTextContent(value);
        });
    }

    /** The flow then ends at the new step, and a new one goes on to where it led. */
    private <T extends FlowNode> T onto(String flow, Class<T> kind, String id, String label, String template) {
        SequenceFlow before = model.getModelElementById(flow);
        FlowNode target = before.getTarget();
        T step = add((BpmnModelElementInstance) before.getParentElement(), kind);
        step.setId(id);
        step.setName(label);
        step.setAttributeValueNs(CAMUNDA, "modelerTemplate", template);
        SequenceFlow after = add((BpmnModelElementInstance) before.getParentElement(), SequenceFlow.class);
        after.setId(id + "On");
        target.getIncoming().remove(before);
        before.setTarget(step);
        step.getIncoming().add(before);
        after.setSource(step);
        after.setTarget(target);
        step.getOutgoing().add(after);
        target.getIncoming().add(after);
        BpmnShape shape = add(model.getModelElementsByType(BpmnPlane.class).iterator().next(), BpmnShape.class);
        shape.setBpmnElement(step);
        Bounds bounds = add(shape, Bounds.class);
        bounds.setX(100);
        bounds.setY(20);
        bounds.setWidth(100);
        bounds.setHeight(80);
        return step;
    }

    private <T extends BpmnModelElementInstance> T add(BpmnModelElementInstance parent, Class<T> kind) {
        T child = model.newInstance(kind);
        parent.addChildElement(child);
        return child;
    }
}
