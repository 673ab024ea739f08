using System.Globalization;
using System.Text.RegularExpressions;

namespace InteractiveAi.Client.Testing;

/// <summary>Tells the date and the time of the gateway's clock.</summary>
internal static partial class Clock
{
    private const int Timeout = 1000;

    public static string? Tell(ReplyContext context)
    {
        if (Question().Match(context.Text) is not { Success: true } question)
        {
            return null;
        }

        var now = context.Time.GetUtcNow();
        return question.Groups["time"].Success
            ? now.ToString("'It is 'HH:mm' UTC.'", CultureInfo.InvariantCulture)
            : now.ToString("'Today is 'dddd, d MMMM yyyy'.'", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"\b((?<time>what time is it|what is the time|current time)|(?<date>what day is (it|today)|what is today|what(['’]s| is) (the |today['’]s )?date|today['’]s date))\b(?! in\b)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        Timeout
    )]
    private static partial Regex Question();
}
