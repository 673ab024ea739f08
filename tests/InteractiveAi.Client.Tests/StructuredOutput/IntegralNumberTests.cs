using System.Text;

namespace InteractiveAi.Client.Tests;

public sealed class IntegralNumberTests
{
    [TestCase("0", true, null)]
    [TestCase("-0", true, null)]
    [TestCase("12", true, null)]
    [TestCase("12.0", true, "12")]
    [TestCase("-12.000", true, "-12")]
    [TestCase("0.0", true, "0")]
    [TestCase("-0.0e5", true, "0")]
    [TestCase("1.2e1", true, "12")]
    [TestCase("1.2E+3", true, "1200")]
    [TestCase("0.012e3", true, "12")]
    [TestCase("1200e-2", true, "12")]
    [TestCase("0e-9999999999", true, "0")]
    [TestCase("1e39", true, "1000000000000000000000000000000000000000")]
    [TestCase("1e40", true, null)]
    [TestCase("1e99999999999", true, null)]
    [TestCase("1e-99999999999", false, null)]
    [TestCase("1.5", false, null)]
    [TestCase("12e-1", false, null)]
    [TestCase("1.25e1", false, null)]
    [TestCase("0.1", false, null)]
    public void Number_InAnySpelling_IsToldAndSpelledPlainly(string number, bool isIntegral, string? plain)
    {
        var bytes = Encoding.UTF8.GetBytes(number);

        var actual = (IntegralNumber.Is(bytes), IntegralNumber.Plain(bytes));

        Assert.That(actual, Is.EqualTo((isIntegral, plain)));
    }
}
