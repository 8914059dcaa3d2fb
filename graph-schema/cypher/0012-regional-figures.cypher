// Official figures of a sector, a region and a year. A country's table is read by the beginning of its regions' codes.
CREATE CONSTRAINT sector_key FOR (n:Sector) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT regional_figure_key FOR (n:RegionalFigure) REQUIRE n.key IS UNIQUE;
CREATE INDEX regional_figure_region FOR (n:RegionalFigure) ON (n.region, n.year);
CREATE CONSTRAINT regional_output_key FOR (n:RegionalOutput) REQUIRE n.key IS UNIQUE;
CREATE INDEX regional_output_region FOR (n:RegionalOutput) ON (n.region, n.year);
