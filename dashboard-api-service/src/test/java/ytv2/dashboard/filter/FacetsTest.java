package ytv2.dashboard.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ytv2.dashboard.filter.Facets.Category;
import ytv2.dashboard.filter.Facets.Flag;
import ytv2.dashboard.filter.Facets.Labelled;
import ytv2.dashboard.filter.Facets.Value;

final class FacetsTest {

    @Test
    void eachDimensionKeepsTheOrderOfItsCounts() {
        Facets facets = Facets.of(List.of(
                new FacetCount("channel", "b", 3),
                new FacetCount("source", "lds", 2),
                new FacetCount("channel", "a", 2),
                new FacetCount("language", "fr", 1),
                new FacetCount("has_audio", "true", 1)));

        assertThat(facets.channels()).containsExactly(new Value("b", 3), new Value("a", 2));
        assertThat(facets.source()).containsExactly(new Labelled("lds", "Gospel Library", 2));
        assertThat(facets.contentSource()).isEqualTo(facets.source());
        assertThat(facets.languages()).containsExactly(new Labelled("fr", "French", 1));
        assertThat(facets.hasAudio()).containsExactly(new Flag(true, 1));
        assertThat(facets.categories()).isEmpty();
    }

    @Test
    void subcategoriesStandBelowTheirOwnCategory() {
        Facets facets = Facets.of(List.of(
                new FacetCount("category", "History", 3),
                new FacetCount("category", "Science", 2),
                new FacetCount("pair", "History\u001fOld", 2),
                new FacetCount("pair", "Science\u001fOld", 1),
                new FacetCount("pair", "History\u001fModern", 1),
                new FacetCount("subcategory", "Old", 3)));

        assertThat(facets.categories())
                .containsExactly(
                        new Category("History", 3, List.of(new Value("Old", 2), new Value("Modern", 1))),
                        new Category("Science", 2, List.of(new Value("Old", 1))));
    }

    @Test
    void unknownSourceIsItsOwnLabel() {
        assertThat(Facets.of(List.of(new FacetCount("source", "podcast", 1))).source())
                .containsExactly(new Labelled("podcast", "podcast", 1));
    }
}
