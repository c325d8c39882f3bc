package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.labs.schemas.comparison.Comparisons;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.schemas.registry.CompatibilityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the lab of schema evolution. */
@Page
class SchemaLabPage {

    private final SchemaLab lab;
    private final LevelMatrix matrix;
    private final Comparisons comparisons;
    private final PageData data;

    SchemaLabPage(SchemaLab lab, LevelMatrix matrix, Comparisons comparisons, PageData data) {
        this.lab = lab;
        this.matrix = matrix;
        this.comparisons = comparisons;
        this.data = data;
    }

    @GetMapping("/labs/schemas")
    String schemas(Model model) {
        LabState state = lab.state();
        List<ChangeView> changes = Orders.CHANGES.stream().map(ChangeView::of).toList();
        model.addAttribute("state", state);
        model.addAttribute("changes", changes.stream().filter(ChangeView::canBeRolledOut).toList());
        model.addAttribute("exercises", Exercise.ALL);
        model.addAttribute("levels", CompatibilityLevel.values());
        model.addAttribute("fastest", Pace.FASTEST);
        Map<String, @Nullable Object> shown = new HashMap<>();
        shown.put("state", state);
        shown.put("changes", changes);
        shown.put("exercises", Exercise.ALL.stream().map(SchemaLabPage::shown).toList());
        shown.put("matrix", matrix.last());
        shown.put("comparison", comparisons.view());
        shown.put("levels", levels());
        model.addAttribute("data", data.json(shown));
        return "labs/schemas";
    }

    /** What an exercise begins with. */
    private static Map<String, Object> shown(Exercise exercise) {
        return Map.of(
                "id", exercise.id(),
                "title", exercise.title(),
                "change", exercise.change(),
                "order", exercise.order(),
                "level", exercise.level());
    }

    private static Map<String, String> levels() {
        Map<String, String> meanings = new HashMap<>();
        for (CompatibilityLevel level : CompatibilityLevel.values()) {
            meanings.put(level.name(), level.meaning());
        }
        return meanings;
    }
}
