using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

public class TokenSplitterTests
{
    [TestCase("", ExpectedResult = new string[0])]
    [TestCase("Hello there, Ana", ExpectedResult = new[] { "Hello", " there,", " Ana" })]
    [TestCase("  two\n\nlines  ", ExpectedResult = new[] { "  two", "\n\nlines", "  " })]
    [TestCase("{\"city\":\"Lisbon\"}", ExpectedResult = new[] { "{\"", "city\":\"", "Lisbon\"}" })]
    [TestCase("[[[[x", ExpectedResult = new[] { "[[[", "[", "x" })]
    [TestCase("don’t", ExpectedResult = new[] { "don’t" })]
    [TestCase("こんにちは。", ExpectedResult = new[] { "こ", "ん", "に", "ち", "は。" })]
    [TestCase("नमस्ते", ExpectedResult = new[] { "नमस्ते" })]
    [TestCase("go 🚋 now", ExpectedResult = new[] { "go", " 🚋", " now" })]
    [TestCase("abcdefghijklmnopqrstuvwxyz", ExpectedResult = new[] { "abcdefghijklmnop", "qrstuvwxyz" })]
    public string[] Split_OfAText_CutsItIntoWords(string text) => [.. TokenSplitter.Split(text)];

    [TestCase("a \ud800 b")]
    [TestCase("𠀀𠀁 e\u0301a\u0308 👩‍👩‍👧 \r\n\t end.")]
    [TestCase("1,299.50 € (VAT incl.) — “quoted”…")]
    public void Split_OfAnyText_LosesNothingAndCutsNoCharacterInTwo(string text)
    {
        var tokens = TokenSplitter.Split(text);

        Assert.That(string.Concat(tokens), Is.EqualTo(text));
        Assert.That(tokens, Has.Count.EqualTo(TokenSplitter.Count(text)));
        Assert.That(tokens, Has.None.Empty);
        Assert.That(
            tokens.SelectMany(
                (token, index) => index > 0 && char.IsLowSurrogate(token[0]) ? [token] : Array.Empty<string>()
            ),
            Is.Empty
        );
    }
}
