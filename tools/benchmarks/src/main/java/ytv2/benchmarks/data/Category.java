package ytv2.benchmarks.data;

import java.util.List;

/// A category with its subcategories, of which a video carries some.
record Category(String name, List<String> subcategories) {

    static final List<Category> ALL = List.of(
            new Category(
                    "Technology",
                    List.of("Programming", "Hardware", "Security & Privacy", "Networking", "Data Engineering")),
            new Category(
                    "AI Software Development", List.of("Agents & MCP/Orchestration", "Model Selection", "Prompting")),
            new Category("Science", List.of("Physics", "Biology", "Astronomy", "Chemistry", "Mathematics")),
            new Category("History", List.of("Technology & Weapons", "Ancient World", "Modern Era", "Maritime History")),
            new Category("Business", List.of("Markets", "Start-ups", "Leadership")),
            new Category("Education", List.of("Languages", "Teaching", "Study Skills")),
            new Category("Health", List.of("Nutrition", "Sleep", "Mental Health", "Exercise")),
            new Category("Music", List.of("Instruments", "Theory", "Recording")),
            new Category("Do It Yourself", List.of("Woodworking", "Repair", "Electronics")),
            new Category("Food", List.of("Baking", "Regional Cooking", "Fermentation")),
            new Category("Travel", List.of("Cities", "Hiking", "Railways")),
            new Category("News", List.of("Elections", "Climate", "Economy")));

    Category {
        subcategories = List.copyOf(subcategories);
    }
}
