using System.Globalization;
using System.Text;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>A table in Markdown whose first column is text and whose others are figures.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row. What a client cannot do stands at its end, and is told as a dash.</summary>
    public void Add(params string[] cells) =>
        _rows.Add([.. cells, .. Enumerable.Repeat("–", columns.Length - cells.Length)]);

    public override string ToString()
    {
        StringBuilder text = new();
        text.Append("## ").Append(title).Append("\n\n| ").AppendJoin(" | ", columns).Append(" |\n|---");
        text.Insert(text.Length, "|---:", columns.Length - 1).Append("|\n");
        foreach (string[] row in _rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        return text.ToString();
    }

    public static string Cell(Measurement measured) => $"{Bytes(measured.Bytes)} {Ratio(measured.Ratio)}";

    public static string Bytes(double bytes) =>
        Math.Abs(bytes) switch
        {
            >= 1e7 => Text($"{bytes / 1e6:0.0} MB"),
            >= 1e5 => Text($"{bytes / 1e3:0} KB"),
            _ => Text($"{bytes:#,0} B"),
        };

    public static string Ratio(double ratio) => Text($"{ratio:0.00}×");

    public static string Time(double nanoseconds) =>
        nanoseconds switch
        {
            >= 1e6 => Text($"{nanoseconds / 1e6:0.00} ms"),
            >= 1e4 => Text($"{nanoseconds / 1e3:0.0} µs"),
            >= 1e3 => Text($"{nanoseconds / 1e3:0.00} µs"),
            _ => Text($"{nanoseconds:0} ns"),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
