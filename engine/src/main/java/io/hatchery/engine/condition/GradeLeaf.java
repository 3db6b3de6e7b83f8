package io.hatchery.engine.condition;

import java.util.List;

/** Whether the grade last concluded is among some. */
final class GradeLeaf extends Leaf {
    private final List<String> grades;

    GradeLeaf(List<String> grades) {
        super("grade", String.join(", ", grades));
        this.grades = grades;
    }

    @Override
    boolean test(Look look) {
        String grade = look.state().scores().grade();
        return grade != null && grades.stream().anyMatch(asked -> matches(asked, grade));
    }

    private static boolean matches(String asked, String grade) {
        return matches(asked, grade, 0) && matches(asked, grade, 1);
    }

    private static boolean matches(String asked, String grade, int at) {
        return asked.charAt(at) == '*' || asked.charAt(at) == grade.charAt(at);
    }
}
