namespace InteractiveAi.Client.Benchmarks;

/// <summary>The pieces that the streams are made of: tokens of about five characters, now and then a line break, an accent or a symbol.</summary>
internal static class Words
{
    private static readonly string[] Pieces =
    [
        " the",
        " river",
        " carries",
        " what",
        " it",
        " is",
        " given",
        ",",
        " and",
        " nobody",
        " asks",
        " where",
        " to",
        ".",
        " Água",
        " mole",
        " em",
        " pedra",
        " dura",
        ":",
        " 東京",
        " 42",
        "%",
        " of",
        " those",
        " stones",
        " were",
        " round",
        " before",
        " noon",
        ";",
        "\n",
        " then",
        " \"rain\"",
        " came",
        " again",
        " 🌧",
    ];

    public static string Piece(int index) => Pieces[index % Pieces.Length];

    public static string Text(int pieces, int from = 0) => string.Concat(Enumerable.Range(from, pieces).Select(Piece));
}
