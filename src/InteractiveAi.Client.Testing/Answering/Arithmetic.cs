using System.Globalization;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Finds and evaluates simple arithmetic: the four operations, powers, percentages and parentheses.</summary>
internal static partial class Arithmetic
{
    private const int Timeout = 1000;

    public static string? Tell(ReplyContext context)
    {
        if (Find(context.Text) is not { } sum)
        {
            return null;
        }

        return sum.Value is { } value ? $"{sum.Expression} = {Text(value)}" : $"{sum.Expression} {sum.Problem}";
    }

    public static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>The first expression with at least one operator; dates and phone numbers are left alone unless the message
    /// asks to calculate.</summary>
    public static Sum? Find(string text)
    {
        var written = Symbols(text);
        foreach (Match match in Expression().Matches(written))
        {
            var expression = match.Value.Trim();
            if (DateLike().IsMatch(expression))
            {
                continue;
            }

            if (!Asking().IsMatch(text) && expression.Length < written.Trim().TrimEnd('?', '=', '.', ' ').Length)
            {
                continue;
            }

            var calculator = new Calculator(expression);
            var shown = Shown(expression, PercentOf().IsMatch(text));
            try
            {
                if (calculator.TryEvaluate(out var value))
                {
                    return new Sum(shown, value, null);
                }
            }
            catch (DivideByZeroException)
            {
                return new Sum(shown, null, "has no value: nothing can be divided by zero.");
            }
            catch (OverflowException)
            {
                return new Sum(shown, null, "is too large for me.");
            }
        }

        return null;
    }

    private static string Shown(string expression, bool isPercentage)
    {
        var signs = expression
            .Replace("*", " × ", StringComparison.Ordinal)
            .Replace("/", " ÷ ", StringComparison.Ordinal);
        var shown = Spaces().Replace(signs, " ");
        return isPercentage ? shown.Replace(" ÷ 100 × ", "% of ", StringComparison.Ordinal) : shown;
    }

    private static string Symbols(string text)
    {
        var written = PercentOf().Replace(text, "${number} / 100 * ");
        written = Times().Replace(written, " * ");
        written = DividedBy().Replace(written, " / ");
        written = Plus().Replace(written, " + ");
        written = Minus().Replace(written, " - ");
        return written.Replace('−', '-').Replace('–', '-');
    }

    [GeneratedRegex(
        @"\(*\s*-?\s*\d+(\.\d+)?(\s*\)*\s*[-+*/^]\s*\(*\s*-?\s*\d+(\.\d+)?)+(\s*\))*",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Expression();

    [GeneratedRegex(
        @"\b(what|how much|calculate|compute|evaluate|solve|add|sum|multiply|divide|subtract|plus|minus|times|divided)\b|=",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Asking();

    [GeneratedRegex(
        @"(?<number>\d+(\.\d+)?) ?(%|percent) of ",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex PercentOf();

    [GeneratedRegex(
        @"\s*(×|·|\btimes\b|\bmultiplied by\b|(?<=\d\s*)x(?=\s*[\d(]))\s*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Times();

    [GeneratedRegex(
        @"\s*(÷|\bdivided by\b)\s*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex DividedBy();

    [GeneratedRegex(@"\s*\bplus\b\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Plus();

    [GeneratedRegex(@"\s*\bminus\b\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout)]
    private static partial Regex Minus();

    [GeneratedRegex(@"^\d{1,4}(?<sign>[-/])\d{1,2}\k<sign>\d{1,4}$", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex DateLike();

    [GeneratedRegex(@"\s+", RegexOptions.None, Timeout)]
    private static partial Regex Spaces();
}
