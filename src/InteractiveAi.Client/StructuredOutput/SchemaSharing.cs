namespace InteractiveAi.Client;

/// <summary>Which of a schema's shapes are written once and referred to, and under which names.</summary>
/// <remarks>
/// Objects and unions that are used twice or more, which includes all that contain themselves. Lists and dictionaries are
/// written where they stand, unless one contains itself with no object in between.
/// </remarks>
internal sealed class SchemaSharing
{
    private readonly Dictionary<SchemaShape, int> _uses = [];
    private readonly Dictionary<SchemaShape, string> _names = [];
    private readonly List<SchemaShape> _order = [];

    public SchemaSharing(SchemaShape root)
    {
        Count(root, []);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var body in _order)
        {
            if (_uses[body] > 1)
            {
                _names.Add(body, SchemaNames.Unique(SchemaNames.Of(body.Type), taken));
            }
        }
    }

    /// <summary>The shared shapes in the order in which they are met.</summary>
    public IEnumerable<SchemaShape> Shared => _order.Where(_names.ContainsKey);

    /// <summary>The name of a shared shape; <see langword="null"/> for one that is written where it stands.</summary>
    public string? NameOf(SchemaShape body) => _names.GetValueOrDefault(body);

    private void Count(SchemaShape? shape, HashSet<SchemaShape> openLists)
    {
        if (shape is null)
        {
            return;
        }

        if (shape.Target is not { } body)
        {
            Count(shape.Items, openLists);
            return;
        }

        var isList = body.Kind is SchemaShape.Form.Array || body is { Values: not null, Members.Count: 0 };
        if (isList)
        {
            if (!openLists.Add(body))
            {
                Use(body, 2);
                return;
            }

            Use(body, 0);
            CountWithin(body, openLists);
            openLists.Remove(body);
        }
        else if (Use(body, 1))
        {
            CountWithin(body, []);
        }
    }

    private void CountWithin(SchemaShape body, HashSet<SchemaShape> openLists)
    {
        Count(body.Items, openLists);
        Count(body.Values, openLists);
        foreach (var member in body.Members.Where(member => member.IsRead))
        {
            Count(member.Shape, openLists);
        }

        foreach (var alternative in body.Alternatives)
        {
            Count(alternative, openLists);
        }
    }

    private bool Use(SchemaShape body, int weight)
    {
        if (_uses.TryAdd(body, weight))
        {
            _order.Add(body);
            return true;
        }

        _uses[body] += weight;
        return false;
    }
}
