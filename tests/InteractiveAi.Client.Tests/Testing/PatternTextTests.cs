using System.Text.RegularExpressions;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Tests;

public class PatternTextTests
{
    [TestCase("^\\d{4}-\\d{2}-\\d{2}$", ExpectedResult = "0000-00-00")]
    [TestCase("^[A-Z]{2}[0-9]+$", ExpectedResult = "AA0")]
    [TestCase("^(red|green)(-light)?$", ExpectedResult = "red")]
    [TestCase("^a*b+c?d{2,5}$", ExpectedResult = "bdd")]
    [TestCase("^[^a]b$", ExpectedResult = "0b")]
    [TestCase("^[^a-z0-9]$", ExpectedResult = " ")]
    [TestCase("^[]x]$", ExpectedResult = "]")]
    [TestCase("^\\w\\s\\D\\W\\S$", ExpectedResult = "a a-a")]
    [TestCase("^(?:ab){2}(?<name>c)$", ExpectedResult = "ababc")]
    [TestCase("^(?=.*x)x+?$", ExpectedResult = "x")]
    [TestCase("^\\p{Lu}\\p{Ll}\\.\\/$", ExpectedResult = "Aa./")]
    [TestCase("^\\$\\^\\{$", ExpectedResult = "$^{")]
    [TestCase("x{,3}", ExpectedResult = "x{,3}")]
    [TestCase("", ExpectedResult = "")]
    public string Make_OfAPattern_GivesAMatchingText(string pattern)
    {
        var text = PatternText.Make(pattern);

        Assert.That(text, Does.Match(new Regex(pattern)));
        return text;
    }

    [TestCase("(")]
    [TestCase("[")]
    [TestCase("a{")]
    [TestCase("\\")]
    [TestCase("(?<")]
    [TestCase("(?")]
    [TestCase("[^")]
    [TestCase("\\p{")]
    [TestCase("a|")]
    public void Make_OfABrokenPattern_GivesSomethingAllTheSame(string pattern) =>
        Assert.That(() => PatternText.Make(pattern), Throws.Nothing);

    [Test]
    public void Make_OfAHugeRepetition_StaysSmall() =>
        Assert.That(PatternText.Make("a{1000000}"), Has.Length.EqualTo(1000));
}
