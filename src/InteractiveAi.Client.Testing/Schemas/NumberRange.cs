using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>The numbers that a schema allows.</summary>
internal readonly record struct NumberRange(
    decimal? Min,
    bool MinExcluded,
    decimal? Max,
    bool MaxExcluded,
    decimal? Step
)
{
    private const decimal NarrowRange = 10;

    public static NumberRange Of(SchemaView view, bool isInteger)
    {
        var step = view.Number("multipleOf") is { } multiple && multiple > 0 ? multiple : (decimal?)null;
        if (isInteger)
        {
            step = step is { } given && given == decimal.Truncate(given) ? given : 1;
        }

        var (min, minExcluded) = Bound(
            view,
            "minimum",
            "exclusiveMinimum",
            (exclusive, inclusive) => exclusive >= inclusive
        );
        var (max, maxExcluded) = Bound(
            view,
            "maximum",
            "exclusiveMaximum",
            (exclusive, inclusive) => exclusive <= inclusive
        );
        return new NumberRange(min, minExcluded, max, maxExcluded, step);
    }

    public bool Contains(decimal value) =>
        !(value < Min || (MinExcluded && value == Min) || value > Max || (MaxExcluded && value == Max))
        && (Step is not { } step || value % step == 0);

    /// <summary>A number for which there is no reason but the bounds: well inside a narrow range, as a rating or a confidence
    /// has it, else near the lower bound, else 1 or what comes closest to it.</summary>
    public decimal Pick(int ordinal)
    {
        var step = Step ?? Width;
        var range = this;
        decimal[] candidates = [.. Inside(), .. AtMin(step), 1, step, 0, .. AtMax(step)];
        var value = Array.Find(candidates, range.Contains);
        var next = value + (ordinal * step);
        return Contains(next) ? next : value;
    }

    private decimal[] Inside() =>
        Min is { } min && Max is { } max && max - min <= NarrowRange ? [Floor(min + ((max - min) * 3 / 4))] : [];

    private decimal[] AtMin(decimal step) => Min is { } min ? [MinExcluded ? NextAbove(min, step) : Ceiling(min)] : [];

    private decimal[] AtMax(decimal step) => Max is { } max ? [MaxExcluded ? NextBelow(max, step) : Floor(max)] : [];

    /// <summary>A step that stays between the bounds.</summary>
    private decimal Width => Min is { } min && Max is { } max && max > min ? Math.Min(1, (max - min) / 4) : 1;

    private decimal Ceiling(decimal value) => Step is { } step ? Math.Ceiling(value / step) * step : value;

    private decimal Floor(decimal value) => Step is { } step ? Math.Floor(value / step) * step : value;

    private decimal NextAbove(decimal value, decimal step) =>
        Step is null ? value + step : (Math.Floor(value / step) * step) + step;

    private decimal NextBelow(decimal value, decimal step) =>
        Step is null ? value - step : (Math.Ceiling(value / step) * step) - step;

    /// <summary>Draft 4 says "exclusive" with a boolean beside the bound, later drafts with a bound of its own.</summary>
    private static (decimal? Bound, bool IsExcluded) Bound(
        SchemaView view,
        string inclusiveName,
        string exclusiveName,
        Func<decimal, decimal, bool> isStricter
    )
    {
        var inclusive = view.Number(inclusiveName);
        if (view.Get(exclusiveName) is { ValueKind: JsonValueKind.True })
        {
            return (inclusive, true);
        }

        return
            view.Number(exclusiveName) is { } exclusive && (inclusive is not { } bound || isStricter(exclusive, bound))
            ? (exclusive, true)
            : (inclusive, false);
    }
}
